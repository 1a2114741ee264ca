using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Dev;
using OrleansNotify.Hosting;
using OrleansNotify.Http;
using OrleansNotify.Lifecycle;
using OrleansNotify.Members;
using OrleansNotify.Storage;
using OrleansNotify.Telemetry;
using OrleansNotify.Tenants;

namespace OrleansNotify;

/// <summary>What a person who started the server wants to know next.</summary>
internal static class Banner
{
    public static async Task Print(WebApplication app, GatewayOptions options)
    {
        var storage = app.Services.GetRequiredService<StorageOptions>();
        var mail = app.Services.GetRequiredService<IOptions<MailOptions>>().Value;
        var tenant = app.Services.GetRequiredService<DefaultTenant>();
        var environment = app.Services.GetRequiredService<IHostEnvironment>();
        var address = GatewayListening.LocalUrl(options, environment);
        var isDevelopment = app.IsDevelopmentServer();
        var setup = app.Services.GetRequiredService<SetupCode>();
        var needsOwner = await app.Services.GetRequiredService<TenantDirectory>().Find(setup.Tenant) is { HasOwner: false };
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.IsJson)
        {
            if (needsOwner)
            {
                app.Logger.NeedsOwner($"{address}/app/setup", setup.Text);
            }

            app.Logger.IsUp(app.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.Role);
            return;
        }

        var more = await Task.WhenAll(app.Services.GetServices<IBannerLine>().Select(line => line.Line(address)));
        var lines = string.Concat(more.OfType<(string Name, string Text)>().Select(line => $"\n  {line.Name,-9} {line.Text}"));
        Console.WriteLine($"""

              OrleansNotify is up.

              store     {(storage.IsPostgres ? "PostgreSQL" : $"SQLite in {Path.GetFullPath(storage.DataDirectory)}")}
              address   {address}{(GatewayListening.IsEverywhere(options, environment) ? "  (listens on every address of this machine)" : "")}{(isDevelopment ? $"\n  try it    {address}/dev  (sign in there, then paste the command below)" : "")}
              dashboard {address}/app{(needsOwner ? $"\n  set up    {address}/app/setup  (nobody owns it yet: the first owner's code is {setup.Text})" : "")}{lines}
              mail      {MailLine(mail, address, isDevelopment)}{(isDevelopment ? $"\n  api key   {tenant.ApiKey}" : "")}

            {Command(address, tenant.WebhookToken, isDevelopment)}
            """);
    }

    private static string MailLine(MailOptions mail, string address, bool isDevelopment) => mail.Provider switch
    {
        MailProviderKind.SendGrid => $"by SendGrid, from {mail.From}",
        MailProviderKind.Smtp => $"by SMTP, from {mail.From}",
        MailProviderKind.Ses => $"by SES, from {mail.From}",
        _ when isDevelopment => $"captured, nothing is sent: {address}/dev/messages",
        _ => "captured, nothing is sent; shown in Development only",
    };

    private static string Command(string address, string token, bool isDevelopment)
    {
        if (token.Length == 0)
        {
            return "  WEBHOOK_TOKEN is not set: POST /webhook answers 401 until it is.\n";
        }

        var shown = isDevelopment ? token : "$WEBHOOK_TOKEN";
        return $$"""
              A notification to everyone:

              curl -X POST {{address}}/webhook -H "Authorization: Bearer {{shown}}" -H "Content-Type: application/json" -d '{"type":"notification","message":"Team meeting at 3 PM"}'

            """;
    }
}
