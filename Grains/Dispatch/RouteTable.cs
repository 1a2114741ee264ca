using OrleansNotify.Events;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Dispatch;

/// <summary>
/// The routes of a tenant, found by what an event says of itself: its audience and the first word of its type. A tenant may have
/// thousands of endpoints of its users; to ask each of them about each event would cost more than to deliver it.
/// </summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Route> _routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Route>> _owned = new(StringComparer.Ordinal);
    private readonly TypeIndex _tenants = new();
    private readonly TypeIndex _everyones = new();

    public IReadOnlyDictionary<string, Route> All => _routes;

    /// <summary>Replaces the one with the same id.</summary>
    public void Add(string id, Route route)
    {
        Remove(id);
        _routes.Add(id, route);
        _everyones.Add(route);
        if (route.Match.OwnersKey is not { } key)
        {
            _tenants.Add(route);
        }
        else if (_owned.TryGetValue(key, out var routes))
        {
            routes.Add(route);
        }
        else
        {
            _owned.Add(key, [route]);
        }
    }

    public void Remove(string id)
    {
        if (!_routes.Remove(id, out var route))
        {
            return;
        }

        _everyones.Remove(route);
        if (route.Match.OwnersKey is not { } key)
        {
            _tenants.Remove(route);
        }
        else if (_owned[key].Remove(route) && _owned[key].Count == 0)
        {
            _owned.Remove(key);
        }
    }

    /// <summary>All routes that one of the events may match, and some that none does.</summary>
    public IReadOnlyCollection<Route> Concerned(IReadOnlyList<LoggedEvent> events)
    {
        var found = new HashSet<Route>();
        foreach (var logged in events)
        {
            var keys = AudienceKey.Hearers(logged.Audience);
            if (keys.Contains(AudienceKey.Everyone))
            {
                _everyones.Find(logged.Type, found);
                continue;
            }

            _tenants.Find(logged.Type, found);
            foreach (var key in keys)
            {
                if (_owned.TryGetValue(key, out var routes))
                {
                    found.UnionWith(routes);
                }
            }
        }

        return found;
    }
}
