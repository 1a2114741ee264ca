namespace OrleansNotify.Sessions;

internal static class SessionsSetup
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<CodeVerifier>();
        services.AddSingleton<Departures>();
        services.AddSingleton<MailSite>();
    }
}
