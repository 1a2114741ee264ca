namespace OrleansNotify.Storage.Postgres;

/// <summary>Tables and statements of Orleans' AdoNet packages. Every process writes its own version's before it starts.</summary>
internal static class OrleansStatements
{
    public static Task WriteStatements(this Database database, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        async connection =>
        {
            await database.Serialize(connection, "orleans statements", cancellation);
            foreach (var script in Scripts())
            {
                await connection.Run(script, null, cancellation);
            }

            return true;
        },
        cancellation);

    private static IEnumerable<string> Scripts()
    {
        var assembly = typeof(OrleansStatements).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Orleans/", StringComparison.Ordinal)).Order())
        {
            using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return script.ReadToEnd();
        }
    }
}
