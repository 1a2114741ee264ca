using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;

namespace OrleansNotify.Channels;

public static class MailSetup
{
    private const string Client = "mail";

    /// <summary>The provider that the settings name.</summary>
    internal static void AddMail(this IServiceCollection services, IConfiguration configuration)
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

    /// <summary>In Production, for processes that send mail: gateways of a cluster do not.</summary>
    public static void RefuseCapturedMail(this IConfiguration configuration)
    {
        if (Settings.Read<MailOptions>(configuration).Provider == MailProviderKind.Capture)
        {
            throw new BrokenConfigurationException(
                "SENDGRID_API_KEY or SMTP_URL must be set: in Production mail is not captured (ASPNETCORE_ENVIRONMENT=Development for a try-out)");
        }
    }

    private static IMailProvider Provider(IServiceProvider services)
        => services.GetRequiredService<IOptions<MailOptions>>().Value.Provider switch
        {
            MailProviderKind.SendGrid => services.GetRequiredService<SendGridProvider>(),
            MailProviderKind.Smtp => services.GetRequiredService<SmtpProvider>(),
            _ => services.GetRequiredService<CaptureProvider>(),
        };
}
