#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU, and its headers then pull in ICU's own, which clash with the copy inside Swift's
// Foundation. Only two trailing members of a struct we never touch depend on it.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
