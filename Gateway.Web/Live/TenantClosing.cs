using System.Net.WebSockets;
using OrleansNotify.Access;

namespace OrleansNotify.Live;

/// <summary>Ends the sockets of a tenant that was suspended or deleted.</summary>
internal sealed class TenantClosing(TenantDirectory tenants, ILogger<TenantClosing> logger)
{
    // Not the code of an ended session: those who hear it would sign in anew, and theirs is good when the tenant is resumed.
    private const WebSocketCloseStatus TenantSuspended = (WebSocketCloseStatus)4003;

    /// <returns>Whether it takes part no more.</returns>
    public async ValueTask<bool> CloseIfNotActive(LiveTenant tenant)
    {
        try
        {
            var settings = await tenants.Find(tenant.Name);
            if (settings is { IsSuspended: false })
            {
                return false;
            }

            var (status, reason) = settings is null ? (LiveHub.SessionEnded, "the tenant is gone") : (TenantSuspended, "the tenant is suspended");
            Array.ForEach(tenant.Snapshot(), socket => socket.End(status, reason));
            return true;
        }
        catch (Exception e)
        {
            // Whatever it is, the other tenants must be checked.
            logger.TenantCheckFailed(e, tenant.Name);
            return false;
        }
    }
}
