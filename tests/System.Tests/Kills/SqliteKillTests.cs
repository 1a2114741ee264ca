using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Kills;

/// <summary>What was answered 2xx is never lost, whatever crashes next.</summary>
public sealed class SqliteKillTests(ITestOutputHelper output)
{
    [Fact]
    public Task NothingAcceptedIsLost() => Killing.Run("SQLite", "", output);
}
