using System.Text;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

public sealed class MemberPathTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b", "a", "b")]
    [InlineData(@"a\.b", "a.b")]
    [InlineData(@"a\.b.c\.d", "a.b", "c.d")]
    [InlineData(@"a\\.b", @"a\", "b")]
    [InlineData(@"a\\\.b", @"a\.b")]
    [InlineData(@"a\b.c", @"a\b", "c")]
    [InlineData(@"a\", @"a\")]
    [InlineData(@"\.", ".")]
    public void PathIsSplitAtDotsWithoutABackslash(string path, params string[] names)
    {
        Assert.True(MemberPath.TryParse(path, out var parsed));

        Assert.Equal(names, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(@"a\\.")]
    [InlineData(@".a\.b")]
    public void PathWithAnEmptyNameIsRefused(string path) => Assert.False(MemberPath.TryParse(path, out _));

    [Fact]
    public void FiltersAndOrderingKeysReachMembersWithADotInTheirName()
    {
        var logged = new LoggedEvent(
            1, "evt_1", "order.created", "api", ["*"], 0, Encoding.UTF8.GetBytes("""{"order.id":{"a.b":7},"order":{"id":8}}"""), DateTimeOffset.UnixEpoch);
        var settings = PumpHarness.Settings with { Order = DeliveryOrder.Fifo };

        Assert.True(Filtered("""{"order\\.id":{"a\\.b":7}}"""));
        Assert.True(Filtered("""{"order\\.id.a\\.b":7,"order.id":8}"""));
        Assert.False(Filtered("""{"order.id":{"a":{"b":7}}}"""));
        Assert.Equal("7", OrderingKey.Of(settings with { OrderingKey = @"order\.id.a\.b" }, logged));
        Assert.Equal("8", OrderingKey.Of(settings with { OrderingKey = "order.id" }, logged));

        bool Filtered(string filter) => EndpointMatch.Of(null, settings with { Filter = filter }).Matches(logged, new FilterAllowance());
    }
}
