using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>The tenant that an answer is about: the one of the credential, or of the route where there is no credential.</summary>
internal sealed class AnswerTenant
{
    private TenantSettings? _settings;

    public static TenantSettings? Of(HttpContext context) => context.Features.Get<AnswerTenant>()?._settings;

    public static void Is(HttpContext context, TenantSettings settings)
    {
        // Only pages ask.
        if (context.Request.Headers.Origin.Count > 0)
        {
            context.Features.Set(new AnswerTenant { _settings = settings });
        }
    }
}
