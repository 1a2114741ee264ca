using OrleansNotify.Activity;
using OrleansNotify.Http;

namespace OrleansNotify.Access;

/// <summary>Writes down who changed what.</summary>
internal sealed class Audit(IActivityLog activity, TimeProvider time)
{
    public const string Operator = "operator";

    /// <summary>Where the operator's own entries are: no tenant has this name.</summary>
    public const string NoTenant = "";

    public Task Add(HttpContext context, string tenant, string actor, string action, string subject)
        => activity.Add(
            new ActivityEntry(0, tenant, actor, action, subject, ClientAddress.Of(context), time.GetUtcNow()), context.RequestAborted);
}
