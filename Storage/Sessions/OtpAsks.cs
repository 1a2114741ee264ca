namespace OrleansNotify.Sessions;

/// <param name="ByClientAddress">Those that were not used, over all users of all tenants.</param>
/// <param name="ByTenant">Those that were not used, over all users of the tenant.</param>
public sealed record OtpAsks(IReadOnlyList<OtpAsk> ByUser, IReadOnlyList<DateTimeOffset> ByClientAddress, IReadOnlyList<DateTimeOffset> ByTenant);
