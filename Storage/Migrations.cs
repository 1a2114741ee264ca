using System.Globalization;

namespace OrleansNotify.Storage;

/// <summary>The numbered SQL files of one store, embedded in this assembly as <c>Sqlite/001-log.sql</c>.</summary>
internal static class Migrations
{
    public static IReadOnlyList<Migration> Of(string store) =>
    [
        .. typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(store + "/", StringComparison.Ordinal))
            .Select(name => new Migration(VersionIn(name[(store.Length + 1)..]), Text(name)))
            .OrderBy(migration => migration.Version),
    ];

    /// <summary>What is left to apply. Throws when the database is ahead of the program.</summary>
    public static IEnumerable<Migration> After(this IReadOnlyList<Migration> migrations, long version)
    {
        var known = migrations[^1].Version;
        return version <= known
            ? migrations.Where(migration => migration.Version > version)
            : throw new SchemaTooNewException(
                $"The database has schema version {version}, but this program knows versions up to {known}: run the newer program.");
    }

    private static int VersionIn(string file) => int.Parse(file.AsSpan(0, 3), CultureInfo.InvariantCulture);

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
