using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Tenants;

/// <summary>Suspends, resumes and deletes.</summary>
internal sealed class TenantStandings(IGrainFactory grains, TenantDirectory directory, Audit audit)
{
    /// <returns>Null when it is done.</returns>
    public async Task<Problem?> Change(string name, string standing, string action, HttpContext context)
    {
        if (!TenantName.IsValid(name))
        {
            return Problems.NotFound;
        }

        var status = await grains.GetGrain<ITenantGrain>(name).Stand(standing);
        if (status != TenantStatus.Done)
        {
            return status.Problem("");
        }

        directory.Forget(name);
        // In the tenant's own log, which goes with it, and in the operator's.
        await audit.Add(context, name, Audit.Operator, action, name);
        await audit.Add(context, Audit.NoTenant, Audit.Operator, action, name);
        return null;
    }
}
