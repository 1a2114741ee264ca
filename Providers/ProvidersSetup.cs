using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

public static class ProvidersSetup
{
    /// <summary>Needs an <see cref="IStrangerHttp"/> and a <see cref="TimeProvider"/>. Further providers may be registered beside these.</summary>
    public static void AddMessageProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<ProviderCatalogue>();
        services.AddSingleton<IMessageProvider, TwilioSmsProvider>();
        services.AddSingleton<IMessageProvider, TwilioWhatsAppProvider>();
        services.AddSingleton<IMessageProvider, WhatsAppCloudProvider>();
        services.AddSingleton<IMessageProvider, WebPushProvider>();
        services.AddSingleton<IMessageProvider, HttpProvider>();
        services.AddSingleton<SettingsCredentials>();
        services.AddSingleton<IAwsCredentialSource, ChainCredentials>();
        services.AddSingleton<AwsCalls>();
        services.AddSingleton<SnsCertificates>();
        services.AddSingleton<SnsVerifier>();
        services.AddSingleton<SnsCallbacks>();
        services.AddSingleton<SmtpConnector>();
        services.AddSingleton<SmtpConnections>();
        services.AddSingleton<IMessageProvider, AwsSmsProvider>();
        services.AddSingleton<IMessageProvider, SendGridProvider>();
        services.AddSingleton<IMessageProvider, SesProvider>();
        services.AddSingleton<IMessageProvider, SmtpProvider>();
        services.AddSingleton<IMessageProvider, SnsProvider>();
    }
}
