using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;

namespace OrleansNotify.Channels;

internal static class MailSetup
{
    private const string Client = "mail";

    /// <summary>The provider that the settings name.</summary>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MailOptions>(configuration);
        services.AddHttpClient<SendGridProvider>(Client)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .AddHttpMessageHandler(() => new StatusOnlyHandler());
        services.AddSingleton<SmtpConnections>();
        services.AddSingleton<SmtpProvider>();
        services.AddSingleton<CaptureProvider>();
        services.AddTransient(Provider);
        services.AddTransient<MailSender>();
    }

    private static IMailProvider Provider(IServiceProvider services)
        => services.GetRequiredService<IOptions<MailOptions>>().Value.Provider switch
        {
            MailProviderKind.SendGrid => services.GetRequiredService<SendGridProvider>(),
            MailProviderKind.Smtp => services.GetRequiredService<SmtpProvider>(),
            _ => services.GetRequiredService<CaptureProvider>(),
        };
}
