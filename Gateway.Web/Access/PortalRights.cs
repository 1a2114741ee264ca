using OrleansNotify.Portals;

namespace OrleansNotify.Access;

/// <summary>Which routes are a portal's, and what each needs. What is not here is not for it.</summary>
internal static class PortalRights
{
    private const string Bulk = "/v1/bulk";
    private static readonly string[] Rooms = ["/v1/endpoints", "/v1/deliveries", "/v1/replays", Bulk];
    private static readonly string[] Attempting = ["/test", "/resend", "/replays"];
    private static readonly string[] OfTheWholeLog = ["/v1/deliveries/purge", "/v1/deliveries/resend"];

    /// <param name="pattern">As the route is mapped.</param>
    /// <returns><see cref="PortalCapabilities.None"/>: no portal gets there.</returns>
    public static PortalCapabilities Needed(string method, string pattern)
    {
        var path = '/' + pattern.Trim('/');
        return !Array.Exists(Rooms, room => path.StartsWith(room, StringComparison.Ordinal)) || OfTheWholeLog.Contains(path) ? PortalCapabilities.None
            // Which capability a bulk job needs depends on its action: see BulkAccess.
            : HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || path.StartsWith(Bulk, StringComparison.Ordinal) ? PortalCapabilities.View
            : path.EndsWith("/rotate", StringComparison.Ordinal) ? PortalCapabilities.ViewSecret
            : path.StartsWith("/v1/replays", StringComparison.Ordinal) || Array.Exists(Attempting, end => path.EndsWith(end, StringComparison.Ordinal)) ? PortalCapabilities.CreateAttempts
            : path.StartsWith("/v1/endpoints", StringComparison.Ordinal) ? PortalCapabilities.ManageEndpoints
            : PortalCapabilities.None;
    }

    public static bool Allows(this PortalLink link, HttpContext context)
        => context.GetEndpoint() is RouteEndpoint route && Needed(context.Request.Method, route.RoutePattern.RawText ?? "") is var needed
            && needed != PortalCapabilities.None && link.Capabilities.HasFlag(needed);
}
