using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Sessions;

/// <summary>What mails call the place that a code is for: nothing of it comes from the request, which anybody can send.</summary>
internal sealed class MailSite(PublicHosts hosts, IOptions<DefaultTenantOptions> defaultTenant)
{
    public string Of(string tenant)
        => hosts.Name is not { } name ? tenant
            : tenant == defaultTenant.Value.Name ? name
            : $"{tenant} at {name}";
}
