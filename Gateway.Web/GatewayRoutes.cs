using OrleansNotify.Access;
using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Cluster;
using OrleansNotify.Compat.Business;
using OrleansNotify.Compat.Cards;
using OrleansNotify.Compat.PointOfSale;
using OrleansNotify.Compat.Relay;
using OrleansNotify.Compat.Sales;
using OrleansNotify.Dashboard;
using OrleansNotify.Deliveries;
using OrleansNotify.Demo;
using OrleansNotify.Dev;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Live;
using OrleansNotify.Live.SocketIo;
using OrleansNotify.Members;
using OrleansNotify.OpenApi;
using OrleansNotify.People;
using OrleansNotify.Portals;
using OrleansNotify.Preferences;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;
using OrleansNotify.Sso;
using OrleansNotify.Templates;
using OrleansNotify.Tenants;
using OrleansNotify.Topics;
using OrleansNotify.Views;

namespace OrleansNotify;

/// <summary>Every route of the gateway, by room. Those in the loop are also under <c>/t/{tenant}</c>.</summary>
internal static class GatewayRoutes
{
    public static void MapGateway(this WebApplication app)
    {
        app.MapKeepAlive();
        app.MapProviderHealth();
        app.MapLive();
        app.MapSocketIo();
        app.MapInbox();
        app.MapSessions();
        app.Needing(ApiScopes.Notifications).MapTopics();
        app.Needing(ApiScopes.People).MapPeople().MapPersonPreferences();
        app.Needing(ApiScopes.People).MapSuppressions();
        app.Needing(ApiScopes.Settings).MapCategories();
        app.Needing(ApiScopes.Settings).MapTemplates();
        app.MapOwnPreferences();
        app.MapMessageLinks();
        app.MapTenants();
        app.MapOperatorsActivity();
        app.MapCluster();
        app.MapDashboard();
        app.MapDashboardPages();
        app.MapPortalPages();
        app.MapMailFrame();
        app.MapOwnTenant();
        app.MapMemberInvitations();
        app.MapViews();
        app.MapSsoProviders();
        app.Needing(ApiScopes.Endpoints).MapPortalLinks();
        app.Needing(ApiScopes.Settings).MapPortalSettings();
        app.Needing(ApiScopes.Events).MapEvents();
        var endpoints = app.Needing(ApiScopes.Endpoints).MapEndpoints();
        endpoints.MapEndpointReplays();
        endpoints.MapEndpointStats();
        app.Needing(ApiScopes.Deliveries).MapReplays();
        app.Needing(ApiScopes.Deliveries).MapDeliveries();
        app.Needing(ApiScopes.Deliveries).MapDeliveryExports();
        app.Needing(ApiScopes.Deliveries).MapBulk();
        app.Needing(ApiScopes.Deliveries).MapEventLog();
        app.Needing(ApiScopes.Deliveries).MapMessages();
        app.Needing(ApiScopes.Settings).MapProviders();
        app.Needing(ApiScopes.Settings).MapMessageRules();
        app.Needing(ApiScopes.Deliveries).MapQueues();
        app.Needing(ApiScopes.Deliveries).MapQueueHistory();
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
            routes.Needing(ApiScopes.Endpoints).MapCardEndpoints();
            routes.Needing(ApiScopes.Deliveries).MapRelay();
            routes.Needing(ApiScopes.Notifications).MapBusinessNotifications();
            routes.MapSalesAuth();
            routes.MapAuth();
            routes.MapMembersSignIn();
            routes.MapSsoSignIn();
            routes.MapPortalSession();
        }
    }
}
