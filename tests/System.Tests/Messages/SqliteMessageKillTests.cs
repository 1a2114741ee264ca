using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Messages;

/// <summary>Every message is taken once, or listed as unknown, whatever crashes.</summary>
public sealed class SqliteMessageKillTests(ITestOutputHelper output)
{
    [Fact]
    public Task EveryMessageIsTakenOnceOrListedAsUnknown() => MessageKilling.Run("SQLite", "", output);
}
