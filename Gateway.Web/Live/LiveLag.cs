using OrleansNotify.Telemetry;

namespace OrleansNotify.Live;

/// <summary>Of this process: commits that it was told of and has not offered to its sockets. Slow sockets have no part in it.</summary>
internal sealed class LiveLag(TimeProvider time) : Lag("live.lag", "Age of the oldest commit that live sockets were not offered yet", time);
