namespace OrleansNotify.Endpoints;

public sealed class EventTypePatternTests
{
    [Theory]
    [InlineData("order.created", "order.created", true)]
    [InlineData("order.created", "order.created.late", false)]
    [InlineData("order.created", "Order.created", false)]
    [InlineData("order.*", "order.created", true)]
    [InlineData("order.*", "order.created.late", true)]
    [InlineData("order.*", "order", false)]
    [InlineData("order.*", "orders.created", false)]
    [InlineData("*", "order.created", true)]
    [InlineData("*", "Anything at all", true)]
    public void APatternMatchesItsTypes(string text, string type, bool isMatch)
    {
        Assert.True(EventTypePattern.TryParse(text, out var pattern));

        Assert.Equal(isMatch, pattern.Matches(type));
        Assert.Equal(text, pattern.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".*")]
    [InlineData("**")]
    [InlineData("*.created")]
    [InlineData("order*")]
    [InlineData("order.*.late")]
    [InlineData("order..created")]
    [InlineData("order.")]
    [InlineData("order created")]
    [InlineData("order.cr\u00e9\u00e9")]
    public void WhatIsNoPatternIsRefused(string? text) => Assert.False(EventTypePattern.TryParse(text, out _));

    [Fact]
    public void ATypeHasAtMost200Characters()
    {
        Assert.True(EventTypePattern.IsType(new string('a', 200)));
        Assert.False(EventTypePattern.IsType(new string('a', 201)));
    }
}
