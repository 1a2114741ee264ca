using Microsoft.Extensions.Options;

namespace OrleansNotify.Http;

/// <summary>
/// Bytes of request bodies in flight: counted as they come, never by what a client announces, and held until the request is answered, as an
/// event that waits for its commit is in memory too.
/// </summary>
internal sealed class BodyBudget : SharedBudget
{
    /// <summary>One share of the process' for a tenant and for a caller.</summary>
    public const int TenantPart = 2;
    public const int CallerPart = 4;

    public BodyBudget(IOptions<GatewayOptions> options) : this(options.Value.BodiesInFlight ?? ProcessResources.BodiesInFlight)
    {
    }

    private BodyBudget(long bytes) : base(bytes, bytes / TenantPart, bytes / CallerPart)
    {
    }
}
