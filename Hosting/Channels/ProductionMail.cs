using Microsoft.Extensions.Configuration;
using OrleansNotify.Hosting;

namespace OrleansNotify.Channels;

public static class ProductionMail
{
    /// <summary>In Production, for processes that send mail: gateways of a cluster do not.</summary>
    public static void RefuseCapturedMail(this IConfiguration configuration)
    {
        if (Settings.Read<MailOptions>(configuration).Provider == MailProviderKind.Capture)
        {
            throw new BrokenConfigurationException(
                "SENDGRID_API_KEY or SMTP_URL must be set, or EMAIL_PROVIDER=aws with AWS_SECRET_ACCESS_KEY: in Production mail is not captured (ASPNETCORE_ENVIRONMENT=Development for a try-out)");
        }
    }
}
