using SmtpServer.Authentication;
using SmtpServer.Net;
using SmtpServer.Storage;

namespace OrleansNotify.Fakes;

internal static class FakesSetup
{
    public static void AddFakes(this IServiceCollection services, SmtpEndpoint smtp)
    {
        services.AddSingleton<FaultScripts>();
        services.AddSingleton<TakenLedger>();
        services.AddSingleton<CallbackCounts>();
        services.AddSingleton<CallbackRunner>();
        services.AddSingleton<FakeStage>();
        services.AddSingleton<FakeCast>();
        services.AddSingleton<IFake, TwilioFake>();
        services.AddSingleton<IFake, WhatsAppFake>();
        services.AddSingleton<IFake, PushFake>();
        services.AddSingleton<IFake, HttpFake>();
        services.AddSingleton<IFake, SendGridFake>();
        services.AddAws();
        services.AddSmtp(smtp);
    }

    private static void AddAws(this IServiceCollection services)
    {
        services.AddHttpClient();
        services.AddSingleton<SnsTopic>();
        services.AddSingleton<SesFake>();
        services.AddSingleton<SnsFake>();
        services.AddSingleton<MessagingFake>();
        services.AddSingleton<IFake, AwsFake>();
    }

    private static void AddSmtp(this IServiceCollection services, SmtpEndpoint endpoint)
    {
        services.AddSingleton(endpoint);
        services.AddSingleton<IEndpointListenerFactory>(endpoint);
        services.AddSingleton<SmtpMailboxes>();
        services.AddSingleton<IMailboxFilter>(provider => provider.GetRequiredService<SmtpMailboxes>());
        services.AddSingleton<IUserAuthenticator>(provider => provider.GetRequiredService<SmtpMailboxes>());
        services.AddSingleton<IMessageStore, SmtpStore>();
        services.AddSingleton<SmtpFake>();
        services.AddSingleton<IFake>(provider => provider.GetRequiredService<SmtpFake>());
        services.AddHostedService(provider => provider.GetRequiredService<SmtpFake>());
    }
}
