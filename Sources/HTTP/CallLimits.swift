/// How long a call that writes may stay under way. One setting for all who reckon with it: the transport gives up by
/// it, the push engine repeats by it, and the simulated desk is late by it.
///
/// The transport breaks off after ``deadline``, so no byte of a request leaves this machine later than that. A desk, or
/// a gateway before it, may still be at a request whose sender is gone; it gets ``linger`` for that, and ``settling`` for
/// what lies between. A call that is over for us therefore takes effect within ``longest`` or never: before that, a desk
/// that does not show it proves nothing.
package struct CallLimits: Sendable, Hashable {
  /// From the start of a request to the last byte of its reply.
  package var deadline: Duration
  /// How long a desk may go on with a request whose sender is gone. By default 60 s, which is what gateways give a
  /// request (nginx `proxy_read_timeout`, AWS load balancers), or the deadline if that is shorter.
  package var linger: Duration
  /// For networks and gateways, and clocks that differ.
  package var settling: Duration

  /// - Parameter settling: a tenth of ``linger`` if nil.
  package init(deadline: Duration = .seconds(300), linger: Duration? = nil, settling: Duration? = nil) {
    self.deadline = deadline
    self.linger = linger ?? min(deadline, .seconds(60))
    self.settling = settling ?? self.linger / 10
  }

  /// The longest between the end of a call for its sender and its effect at the desk.
  package var longest: Duration { linger + settling }
}
