namespace OrleansNotify.Architecture;

/// <summary>Which arrows lie on a circle: those whose end leads back to their start.</summary>
internal static class Cycles
{
    public static IReadOnlyList<Arrow> In(IEnumerable<Arrow> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        var reached = next.ToDictionary(from => from.Key, from => ReachedFrom(from.Key, next));
        return [.. arrows.Where(arrow => reached.TryGetValue(arrow.To, out var ends) && ends.Contains(arrow.From))];
    }

    private static HashSet<string> ReachedFrom(string start, ILookup<string, string> next)
    {
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([start]));
        while (open.TryPop(out var room))
        {
            foreach (var to in next[room].Where(reached.Add))
            {
                open.Push(to);
            }
        }

        return reached;
    }
}
