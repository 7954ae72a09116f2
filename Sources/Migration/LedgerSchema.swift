import GRDB

/// The ledger's tables. Migrations are named and never changed once released.
enum LedgerSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 records") { try $0.execute(sql: first) }
    migrator.registerMigration("2 what others changed") { database in
      // Paths that somebody had changed at the target when an update overrode them, as a JSON list.
      try database.execute(sql: "ALTER TABLE updates ADD COLUMN theirs TEXT NOT NULL DEFAULT '[]'")
    }
    migrator.registerMigration("3 order of plans") { database in
      // The newest has the highest; where there is none, the id stands for it.
      try database.execute(sql: "ALTER TABLE plans ADD COLUMN place INTEGER")
    }
    migrator.registerMigration("4 texts before") { database in
      // Whole texts of which `former` holds a hash or the words only, by path; with those of messages, their audience.
      try database.execute(sql: "ALTER TABLE updates ADD COLUMN texts TEXT NOT NULL DEFAULT '{}'")
    }
    return migrator
  }

  private static let first = """
    CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    -- A plan that wrote through this ledger. Only the newest that is not undone may write.
    CREATE TABLE plans (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      digest TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('pushing', 'undoing', 'undone'))) STRICT;

    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      plan INTEGER NOT NULL REFERENCES plans (id),
      kind TEXT NOT NULL CHECK (kind IN ('push', 'undo', 'rebuild')),
      tool TEXT NOT NULL,
      startedAt TEXT NOT NULL) STRICT;

    -- sent, shown: a hash per facet. written: all its own steps are done, the target was not read since.
    CREATE TABLE records (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE CHECK (key <> ''),
      kind TEXT NOT NULL
        CHECK (kind IN ('ticket', 'message', 'person', 'organization', 'group', 'container', 'attachment')),
      targetID TEXT CHECK (targetID <> ''),
      plan INTEGER NOT NULL REFERENCES plans (id),
      run INTEGER NOT NULL REFERENCES runs (id),
      state TEXT NOT NULL CHECK (state IN ('open', 'written', 'done', 'removing')),
      script TEXT NOT NULL DEFAULT '',
      sent TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sent)),
      shown TEXT CHECK (shown IS NULL OR json_valid(shown)),
      CHECK (state = 'open' OR targetID IS NOT NULL),
      CHECK (state <> 'done' OR shown IS NOT NULL)) STRICT;
    CREATE UNIQUE INDEX ticketsByTarget ON records (targetID) WHERE kind = 'ticket' AND targetID IS NOT NULL;

    -- One call with an effect. intent: it may have happened. refused: it did not, for certain.
    -- scope: '' for the record's creation, which any plan may finish; u<plan> for a plan's update of it, r<plan> for
    -- giving the former values back.
    CREATE TABLE steps (
      key TEXT NOT NULL REFERENCES records (key) ON DELETE CASCADE,
      scope TEXT NOT NULL,
      step TEXT NOT NULL CHECK (step <> ''),
      state TEXT NOT NULL CHECK (state IN ('intent', 'done', 'refused')),
      intendedAt REAL NOT NULL,
      attemptedAt REAL NOT NULL,
      result TEXT,
      PRIMARY KEY (key, scope, step)) STRICT, WITHOUT ROWID;

    -- Target ids of what lies inside a record, by step id (message:<key>).
    CREATE TABLE parts (
      key TEXT NOT NULL REFERENCES records (key) ON DELETE CASCADE,
      part TEXT NOT NULL,
      targetID TEXT NOT NULL CHECK (targetID <> ''),
      PRIMARY KEY (key, part)) STRICT, WITHOUT ROWID;

    -- A later plan's change of a record: what the target showed before, to be given back by undo.
    CREATE TABLE updates (
      key TEXT NOT NULL REFERENCES records (key) ON DELETE CASCADE,
      plan INTEGER NOT NULL REFERENCES plans (id),
      state TEXT NOT NULL CHECK (state IN ('open', 'done', 'restored')),
      former TEXT NOT NULL CHECK (json_valid(former)),
      sentBefore TEXT NOT NULL CHECK (json_valid(sentBefore)),
      PRIMARY KEY (key, plan)) STRICT, WITHOUT ROWID;

    -- What undo took away, or what the desk kept of it.
    CREATE TABLE removed (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL,
      kind TEXT NOT NULL,
      targetID TEXT NOT NULL,
      run INTEGER NOT NULL REFERENCES runs (id),
      kept TEXT) STRICT;
    CREATE INDEX removedByTarget ON removed (kind, targetID);
    """
}
