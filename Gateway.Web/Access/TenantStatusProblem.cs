using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

internal static class TenantStatusProblem
{
    /// <param name="limitCode">The code of "there are as many as there may be".</param>
    public static Problem Problem(this TenantStatus status, string limitCode) => status switch
    {
        TenantStatus.NotFound => Problems.NotFound,
        TenantStatus.Deleting => Problems.TenantDeleting,
        TenantStatus.LastOwner => new Problem(409, "last_owner", "A tenant's last owner stays its owner."),
        _ => new Problem(409, limitCode, "The tenant has as many as it may have."),
    };
}
