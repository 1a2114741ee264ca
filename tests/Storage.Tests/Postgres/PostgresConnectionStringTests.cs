using Npgsql;

namespace OrleansNotify.Storage.Postgres;

public sealed class PostgresConnectionStringTests
{
    [Fact]
    public void AUrlIsTakenApart()
    {
        var settings = Of("postgres://ann:p%40ss@db.example.org:6432/notify?sslmode=verify-full&application_name=x");

        Assert.Equal(
            ("db.example.org", 6432, "ann", "p@ss", "notify"),
            (settings.Host, settings.Port, settings.Username, settings.Password, settings.Database));
        Assert.Equal((SslMode.VerifyFull, "x (scoped)"), (settings.SslMode, settings.ApplicationName));
    }

    [Theory]
    [InlineData("postgresql://ann@db/notify")]
    [InlineData("Host=db;Username=ann;Database=notify;Maximum Pool Size=99;Multiplexing=true")]
    public void ThePoolIsOursAndACommitIsDurable(string text)
    {
        var settings = Of(text);

        Assert.Equal(("db", 5432, "ann", "notify"), (settings.Host, settings.Port, settings.Username, settings.Database));
        Assert.Equal((20, false), (settings.MaxPoolSize, settings.Multiplexing));
        Assert.Contains("synchronous_commit=on", settings.Options, StringComparison.Ordinal);
        Assert.Contains("idle_in_transaction_session_timeout=4000", settings.Options, StringComparison.Ordinal);
        Assert.Contains("jit=off", settings.Options, StringComparison.Ordinal);
    }

    [Fact]
    public void MembershipHasAFewConnectionsOfItsOwnWithoutTheOptionsOfTheStores()
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgresConnectionString.OfMembership(
            new StorageOptions { PostgresConnectionString = "Host=db;Username=ann;Minimum Pool Size=9;Maximum Pool Size=99" }));

        Assert.Equal(("db", "ann", 0, 3), (settings.Host, settings.Username, settings.MinPoolSize, settings.MaxPoolSize));
        Assert.Null(settings.Options);
    }

    private static NpgsqlConnectionStringBuilder Of(string text) =>
        new(PostgresConnectionString.Of(new StorageOptions { PostgresConnectionString = text }));
}
