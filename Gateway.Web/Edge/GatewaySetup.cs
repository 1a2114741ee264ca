using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using OrleansNotify.Bounds;
using OrleansNotify.Channels;
using OrleansNotify.Cluster;
using OrleansNotify.Dashboard;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Hosting;
using OrleansNotify.Inboxes;
using OrleansNotify.Lifecycle;
using OrleansNotify.Live;
using OrleansNotify.Live.SocketIo;
using OrleansNotify.Members;
using OrleansNotify.OpenApi;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.PointOfSale;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;
using OrleansNotify.Storage;
using OrleansNotify.Telemetry;
using OrleansNotify.Tenants;

namespace OrleansNotify.Edge;

internal static class GatewaySetup
{
    public const int MaxHeaderBytes = 32 * 1024;

    // What is not read yet waits with the client: this much of it here.
    public const int MaxUnread = 40 * 1024;

    public static GatewayOptions AddGateway(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = services.AddSettings<GatewayOptions>(builder.Configuration);
        services.AddSettings<DefaultTenantOptions>(builder.Configuration);
        services.AddSettings<PosOptions>(builder.Configuration);
        if (builder.Environment.IsProduction())
        {
            builder.Configuration.RefuseWeakSecrets();
            if (Settings.Read<ClusterOptions>(builder.Configuration).Role != "gateway")
            {
                builder.Configuration.RefuseCapturedMail();
            }
        }

        services.AddSingleton<ConnectionLimits>();
        services.AddSingleton<BodyBudget>();
        services.AddSingleton<LogLimiter>();
        services.AddSingleton<TestBudget>();
        UpgradedConnection.Use(builder.WebHost, services => services.GetRequiredService<ConnectionLimits>().Use);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = StrictLength.Of!;
            kestrel.Limits.MaxRequestBodySize = options.MaxBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            kestrel.Limits.MaxRequestBufferSize = MaxUnread;
            kestrel.ListenForClients(options, builder.Environment);
            if (kestrel.ApplicationServices.GetService<ClusterCertificates>() is { } certificates)
            {
                var port = kestrel.ApplicationServices.GetRequiredService<IOptions<ClusterTlsOptions>>().Value.GatewayPort;
                kestrel.ListenForGateways(options, builder.Environment, port, certificates);
            }
        });
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<AllowedOrigins>();
        services.AddSingleton<UnknownNames>();
        services.AddSingleton<DashboardFolder>();
        services.AddSingleton<DefaultTenant>();
        services.AddSingleton<DevelopmentToken>();
        services.AddSingleton<SessionResolver>();
        services.AddSingleton<CodeVerifier>();
        services.AddSingleton<Departures>();
        services.AddSingleton<MailSite>();
        services.AddMembers();
        services.AddSingleton<PortalTokens>();
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<TenantStandings>();
        services.AddSingleton<KeyUses>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUses>());
        services.AddSingleton<CallLimits>();
        services.AddSources();
        services.AddPointOfSale();
        services.AddChannels();
        services.AddSingleton<Audit>();
        services.AddSingleton<OperatorFailures>();
        services.AddSingleton<PublicHosts>();
        services.AddSingleton<AccessRefusals>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessRefusals>());
        services.AddSingleton<EndpointMaker>();
        services.AddSingleton<ReplayControl>();
        services.AddSingleton<PendingDeliveries>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<DeliverySearch>();
        services.AddSingleton<DeliveryPages>();
        services.AddSingleton<DeliveryPending>();
        services.AddSingleton<StatsReader>();
        services.AddSingleton<ChangeReader>();
        services.AddSingleton<DeliveryDetails>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<BulkDesk>();
        services.AddSingleton<EventPages>();
        services.AddSingleton<EventWhyReader>();
        services.AddSingleton<ChangeHub>();
        services.AddSingleton<DeliveryFinder>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<SeedStatusReader>();
        services.AddSingleton<EventAppender>();
        services.AddSingleton<ScheduleQuota>();
        services.AddSingleton<SeedNotificationList>();
        services.AddSingleton<Withdrawals>();
        services.AddSingleton<PeopleSaver>();
        services.AddSingleton<PreferenceChanges>();
        services.AddSingleton<OwnPreferences>();
        services.AddSingleton<TenantClosing>();
        services.AddSingleton<GatewayAddress>();
        services.AddSingleton<IProcessAddress>(provider => provider.GetRequiredService<GatewayAddress>());
        services.AddSingleton<LiveLag>();
        services.AddSingleton<Lag>(provider => provider.GetRequiredService<LiveLag>());
        services.AddSingleton<ClusterReader>();
        services.AddSingleton<OperatorPassword>();
        services.AddSingleton<LiveHub>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHub>());
        services.AddSingleton<LiveDoor>();
        services.AddSocketIo(Settings.Read<ClusterOptions>(builder.Configuration).IsSingle);
        services.AddApiDocument();
        services.AddCors();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.MaxDepth = PayloadRules.MaxAnswerDepth;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddSingleton<TenantCors>();
        services.AddSingleton<ICorsPolicyProvider>(provider => provider.GetRequiredService<TenantCors>());
        services.AddSingleton<ICorsService>(provider => provider.GetRequiredService<TenantCors>());
        services.AddExceptionHandler<Failures>();
        services.AddLimits();
        return options;
    }

    /// <summary>Call it after the Orleans setup: services start in the order of their registration, HTTP last.</summary>
    public static void AddDefaultTenant(this IServiceCollection services)
        => services.AddHostedService(provider => provider.GetRequiredService<DefaultTenant>());

    public static void UseGateway(this WebApplication app, GatewayOptions options)
    {
        app.UseHeadRequests();
        app.UseHardening();
        app.UseTrustedProxies(options.TrustedProxies);
        app.UseAccessRefusals();
        app.UseProbes();
        app.UseMetricsPage();
        app.UseSpareConnections();
        app.UseKnownHosts();
        app.UseLeaving();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(page => Problems.OfStatus(page.HttpContext.Response.StatusCode).ExecuteAsync(page.HttpContext));
        app.UseStrictTransport();
        app.UseRouting();
        app.UseShownPages();
        app.UseHops();
        app.UseCors();
        app.UseRateLimiter();
        LiveUpgrade.Use(app);
    }

    /// <summary>The store first, then grains, the tenant that the environment describes, and HTTP.</summary>
    public static async Task StartGateway(this WebApplication app, GatewayOptions options)
    {
        GatewayListening.RefusePortInUse("PORT", GatewayListening.AddressOf(options, app.Environment), options.Port);
        // What is wrong with them is said now, not with the first sale.
        app.Services.GetRequiredService<DefaultRecipients>();
        await app.Services.PrepareStore();
        await app.StartAsync();
        await Banner.Print(app, options);
    }
}
