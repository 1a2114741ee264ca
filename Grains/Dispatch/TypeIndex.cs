using OrleansNotify.Endpoints;

namespace OrleansNotify.Dispatch;

/// <summary>Routes by the first words of the event types that they take.</summary>
internal sealed class TypeIndex
{
    private readonly HashSet<Route> _anyType = [];
    private readonly Dictionary<string, HashSet<Route>> _byWord = new(StringComparer.Ordinal);

    public void Add(Route route)
    {
        if (route.Match.FirstWords is not { } words)
        {
            _anyType.Add(route);
            return;
        }

        foreach (var word in words)
        {
            if (!_byWord.TryGetValue(word, out var routes))
            {
                _byWord.Add(word, routes = []);
            }

            routes.Add(route);
        }
    }

    public void Remove(Route route)
    {
        _anyType.Remove(route);
        foreach (var word in route.Match.FirstWords ?? [])
        {
            if (_byWord[word].Remove(route) && _byWord[word].Count == 0)
            {
                _byWord.Remove(word);
            }
        }
    }

    /// <summary>Adds those that may take an event of this type.</summary>
    public void Find(string type, HashSet<Route> found)
    {
        found.UnionWith(_anyType);
        if (_byWord.TryGetValue(EventTypePattern.FirstWordOf(type), out var routes))
        {
            found.UnionWith(routes);
        }
    }
}
