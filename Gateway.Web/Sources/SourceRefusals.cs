using OrleansNotify.Access;
using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

/// <summary>Shows the tenant why its source was refused; the caller never learns it.</summary>
internal sealed class SourceRefusals(Audit audit, RefusalLimits limits, ILogger<SourceRefusals> logger)
{
    public const string Action = "source.refused";

    public Task Add(HttpContext context, string tenant, string source, SignatureVerdict why) => Add(context, tenant, source, why.Word());

    /// <summary>Once a minute for each reason: the first of them says it all.</summary>
    /// <param name="reason">One of <see cref="RefusalReason"/>, or the word of a verdict.</param>
    public async Task Add(HttpContext context, string tenant, string source, string reason)
    {
        if (limits.MayWrite(tenant, source, reason))
        {
            logger.SourceRefused(tenant, source, reason);
            await audit.Add(context, tenant, source, Action, reason);
        }
    }

    /// <summary>As much work as adding is but for the first in a minute, for a source that is not there.</summary>
    public void AddNobody(string tenant, SignatureVerdict why) => limits.MayWrite(tenant, "", why.Word());
}
