namespace OrleansNotify.Sessions;

public sealed record OtpAsks(IReadOnlyList<OtpAsk> ByUser, IReadOnlyList<DateTimeOffset> ByClientAddress);
