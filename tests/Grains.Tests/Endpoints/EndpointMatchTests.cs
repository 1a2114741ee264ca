using System.Text;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

public sealed class EndpointMatchTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("u:ann@x.org", true)]
    [InlineData("u:bob@x.org", false)]
    [InlineData("t:sales", false)]
    [InlineData("", false)]
    public void APersonsEndpointGetsWhatThePersonSees(string audience, bool isMatch)
    {
        var match = EndpointMatch.Of("ann@x.org", Settings());

        Assert.Equal(isMatch, match.Matches(Event(audience: audience), new FilterAllowance()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void ATenantsEndpointGetsEverything(string? owner)
    {
        var match = EndpointMatch.Of(owner, Settings());

        Assert.True(match.Matches(Event(audience: "u:bob@x.org"), new FilterAllowance()));
        Assert.True(match.Matches(Event(audience: ""), new FilterAllowance()));
    }

    [Fact]
    public void TypesAndFilterBothDecide()
    {
        var match = EndpointMatch.Of(null, Settings(["order.*", "sale"], """{"amount":{"$gte":100}}"""));

        Assert.True(match.Matches(Event("order.created", """{"amount":100}"""), new FilterAllowance()));
        Assert.True(match.Matches(Event("sale", """{"amount":100}"""), new FilterAllowance()));
        Assert.False(match.Matches(Event("order.created", """{"amount":99}"""), new FilterAllowance()));
        Assert.True(match.MayMatch(Event("order.created", """{"amount":99}""")));
        Assert.False(match.MayMatch(Event("refund", """{"amount":100}""")));
    }

    [Fact]
    public void ReportsOfTheServerComeOnlyToThoseWhoNameThem()
    {
        var report = Event(OperationalEvent.DeliveryDead, source: OperationalEvent.Source);

        Assert.False(EndpointMatch.Of(null, Settings(["*"])).Matches(report, new FilterAllowance()));
        Assert.True(EndpointMatch.Of(null, Settings(["delivery.*"])).Matches(report, new FilterAllowance()));
        Assert.True(EndpointMatch.Of(null, Settings(["*", "delivery.dead"])).Matches(report, new FilterAllowance()));
        Assert.True(EndpointMatch.Of(null, Settings(["*"])).Matches(Event(OperationalEvent.DeliveryDead), new FilterAllowance()));
    }

    [Fact]
    public void AFilterThatCannotBeReadLeavesNothingOut()
        => Assert.True(EndpointMatch.Of(null, Settings(["*"], """{"a":{"$from":"another version"}}""")).Matches(Event(), new FilterAllowance()));

    private static EndpointSettings Settings(string[]? types = null, string? filter = null) => new(
        "https://example.org/", types ?? ["*"], filter, [], TimeSpan.FromSeconds(15), 0, DeliveryOrder.Parallel, null, null,
        SignatureScheme.Hmac, null, BodyFormat.Payload, "", []);

    private static LoggedEvent Event(string type = "order.created", string payload = "{}", string audience = "*", string source = "api") => new(
        1, "evt_1", type, source, audience.Length == 0 ? [] : [audience], 0, Encoding.UTF8.GetBytes(payload), DateTimeOffset.UnixEpoch);
}
