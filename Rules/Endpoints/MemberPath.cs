using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary>
/// The way down to a member, as settings name it: <c>customer.id</c>. A dot or a backslash that belongs to a name has a backslash before
/// it: <c>a\.b</c> is one name. Any other backslash stands for itself.
/// </summary>
public static class MemberPath
{
    /// <returns>False when a name is empty.</returns>
    public static bool TryParse(string path, out string[] names)
    {
        names = Names(path);
        return Array.TrueForAll(names, name => name.Length > 0);
    }

    /// <summary>Of a path that was valid when it was saved.</summary>
    public static string[] Names(string path)
    {
        if (!path.Contains('\\', StringComparison.Ordinal))
        {
            return path.Split('.');
        }

        var (names, name) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '.')
            {
                names.Add(name.ToString());
                name.Clear();
                continue;
            }

            var isEscape = path[i] == '\\' && i + 1 < path.Length && path[i + 1] is '.' or '\\';
            name.Append(path[isEscape ? ++i : i]);
        }

        return [.. names, name.ToString()];
    }
}
