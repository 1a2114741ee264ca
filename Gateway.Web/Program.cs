using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Cluster;
using OrleansNotify.Dashboard;
using OrleansNotify.Deliveries;
using OrleansNotify.Demo;
using OrleansNotify.Dev;
using OrleansNotify.Edge;
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
using OrleansNotify.Portals;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;
using OrleansNotify.Telemetry;
using OrleansNotify.Templates;
using OrleansNotify.Tenants;
using OrleansNotify.Topics;

if (args is [VerifyActivity.Command])
{
    return await Startup.Run(VerifyActivity.Run);
}

return await Startup.Run(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddTelemetry();
    builder.AddHealth();
    var gateway = builder.AddGateway();
    builder.Services.AddOrleansNotifyGrains(builder.Configuration);
    builder.AddOrleansNotifyCluster();
    builder.Services.AddDefaultTenant();
    builder.AddDemo();

    await using var app = builder.Build();
    app.UseGateway(gateway);

    app.MapKeepAlive();
    app.MapProviderHealth();
    app.MapLive();
    app.MapSocketIo();
    app.MapInbox();
    app.MapSessions();
    app.Needing(ApiScopes.Notifications).MapTopics();
    app.Needing(ApiScopes.People).MapPeople();
    app.Needing(ApiScopes.People).MapSuppressions();
    app.Needing(ApiScopes.Settings).MapTemplates();
    app.MapOwnPreferences();
    app.MapMessageLinks();
    app.MapTenants();
    app.MapOperatorsActivity();
    app.MapCluster();
    app.MapDashboard();
    app.MapDashboardPages();
    app.MapOwnTenant();
    app.MapMemberInvitations();
    app.Needing(ApiScopes.Endpoints).MapPortalLinks();
    app.Needing(ApiScopes.Events).MapEvents();
    app.Needing(ApiScopes.Endpoints).MapEndpoints();
    app.Needing(ApiScopes.Deliveries).MapReplays();
    app.Needing(ApiScopes.Deliveries).MapDeliveries();
    app.Needing(ApiScopes.Deliveries).MapDeliveryExports();
    app.Needing(ApiScopes.Deliveries).MapBulk();
    app.Needing(ApiScopes.Deliveries).MapEventLog();
    app.Needing(ApiScopes.Deliveries).MapMessages();
    app.Needing(ApiScopes.Settings).MapProviders();
    app.Needing(ApiScopes.Deliveries).MapQueues();
    app.MapApiDocument();
    app.MapDev();
    app.MapDemo();
    app.MapDemoReceivers();
    foreach (var routes in (IEndpointRouteBuilder[])[app, app.MapGroup("/t/{tenant}").ExcludeFromDescription()])
    {
        routes.MapWebhook();
        routes.MapSourceWebhooks();
        routes.MapPointOfSale();
        routes.MapCallbacks();
        routes.Needing(ApiScopes.Settings).MapIncoming();
        routes.Needing(ApiScopes.Endpoints).MapSeedEndpoints();
        routes.Needing(ApiScopes.Deliveries).MapSeedDeliveries();
        routes.Needing(ApiScopes.Notifications).MapSeedNotifications();
        routes.MapSeedAuth();
        routes.MapAuth();
        routes.MapMembersSignIn();
        routes.MapPortalSession();
    }

    await app.StartGateway(gateway);
    await app.WaitForShutdownAsync();
});
