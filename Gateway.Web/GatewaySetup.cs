using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Cluster;
using OrleansNotify.Compat.Business;
using OrleansNotify.Compat.PointOfSale;
using OrleansNotify.Compat.Relay;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Hosting;
using OrleansNotify.Http;
using OrleansNotify.Lifecycle;
using OrleansNotify.Live;
using OrleansNotify.Live.SocketIo;
using OrleansNotify.Members;
using OrleansNotify.OpenApi;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;
using OrleansNotify.Sso;
using OrleansNotify.Tenants;

namespace OrleansNotify;

/// <summary>Lists the rooms. What a room needs it registers itself.</summary>
internal static class GatewaySetup
{
    public static GatewayOptions AddGateway(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var options = services.AddSettings<GatewayOptions>(configuration);
        var cluster = Settings.Read<ClusterOptions>(configuration);
        if (builder.Environment.IsProduction())
        {
            configuration.RefuseWeakSecrets();
            if (cluster.Role != "gateway")
            {
                configuration.RefuseCapturedMail();
            }
        }

        services.AddHttp();
        builder.AddLive();
        builder.ConfigureKestrel(options);
        services.AddAccess();
        services.AddTenants(configuration);
        services.AddSessions();
        services.AddMembers();
        services.AddSso();
        services.AddSources();
        services.AddChannels();
        services.AddEndpoints();
        services.AddDeliveries();
        services.AddEvents();
        services.AddPeople();
        services.AddPreferences();
        services.AddClusterPages();
        services.AddBusiness();
        services.AddRelay();
        services.AddPointOfSale(configuration);
        services.AddSocketIo(cluster.IsSingle);
        services.AddApiDocument();
        return options;
    }

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
        app.UseEscapedSlashes();
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
        app.CheckPointOfSale();
        await app.Services.PrepareStore();
        await app.StartAsync();
        await Banner.Print(app, options);
    }
}
