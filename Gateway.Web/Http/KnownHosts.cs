namespace OrleansNotify.Http;

internal static class KnownHosts
{
    public static void UseKnownHosts(this WebApplication app)
    {
        var hosts = app.Services.GetRequiredService<PublicHosts>();
        app.Use((context, next) => hosts.Knows(context) ? next(context) : Problems.HostUnknown.ExecuteAsync(context));
    }
}
