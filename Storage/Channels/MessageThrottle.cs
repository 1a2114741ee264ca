namespace OrleansNotify.Channels;

/// <summary>At most <paramref name="Limit"/> messages of a channel to one address in any <paramref name="Window"/>.</summary>
public sealed record MessageThrottle(int Limit, TimeSpan Window);
