#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine's time of day.
package enum WallClock {
  /// Seconds since 1970.
  package static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
