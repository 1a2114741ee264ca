using OrleansNotify.Access;
using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

/// <summary>Tells the tenant why its source was refused. The caller is never told.</summary>
internal sealed class SourceRefusals(Audit audit, RefusalLimits limits, ILogger<SourceRefusals> logger)
{
    public const string Action = "source.refused";

    /// <summary>Once a minute for each reason: the first of them says it all.</summary>
    public async Task Add(HttpContext context, string tenant, string source, SignatureVerdict why)
    {
        if (limits.MayWrite(tenant, source, why))
        {
            var reason = why.Word();
            logger.SourceRefused(tenant, source, reason);
            await audit.Add(context, tenant, source, Action, reason);
        }
    }

    /// <summary>As much work as <see cref="Add"/> is but for the first in a minute, for a source that is not there.</summary>
    public void AddNobody(string tenant, SignatureVerdict why) => limits.MayWrite(tenant, "", why);
}
