using Microsoft.Extensions.Options;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Dev;

/// <summary>Captured messages and a live view, for development: mapped only while mail is captured and the environment is Development.</summary>
internal static class DevRoutes
{
    public static bool IsDevelopmentServer(this WebApplication app)
        => app.Environment.IsDevelopment()
            && app.Services.GetRequiredService<IOptions<MailOptions>>().Value.Provider == MailProviderKind.Capture;

    public static void MapDev(this WebApplication app)
    {
        if (!app.IsDevelopmentServer())
        {
            return;
        }

        var dev = app.MapGroup("/dev").ExcludeFromDescription();
        dev.MapGet("/mail.json", (string? to, ICapturedMailStore messages, CancellationToken cancellation)
            => messages.List(to, Channel.Email.Word(), cancellation));
        dev.MapGet("/messages.json", (string? to, string? channel, ICapturedMailStore messages, CancellationToken cancellation)
            => messages.List(to, channel, cancellation));
        dev.MapGet("/info.json", (DefaultTenant tenant, HttpRequest request)
            => TypedResults.Ok(new { webhookToken = tenant.WebhookToken, address = $"{request.Scheme}://{request.Host}" }));
        var counters = new Counters();
        app.Lifetime.ApplicationStopped.Register(counters.Dispose);
        dev.MapGet("/counters.json", () => TypedResults.Ok(counters.Sums));
        dev.MapGet("", () => Asset("live.html"));
        dev.MapGet("/mail", () => Asset("messages.html"));
        dev.MapGet("/messages", () => Asset("messages.html"));
        dev.MapGet("/assets/{name}", Asset);
    }

    private static IResult Asset(string name)
        => typeof(DevRoutes).Assembly.GetManifestResourceStream($"Dev.{name}") is { } file
            ? TypedResults.Stream(file, Path.GetExtension(name) switch
            {
                ".html" => "text/html; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                _ => "text/css; charset=utf-8",
            })
            : Problems.NotFound;
}
