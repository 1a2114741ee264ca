using System.Net;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Http;

public sealed class RequestReadingTests
{
    [Theory]
    [InlineData(new string[0], true, null)]
    [InlineData(new[] { "Bearer abc" }, true, "abc")]
    [InlineData(new[] { "bearer abc" }, true, "abc")]
    [InlineData(new[] { "Bearer" }, false, null)]
    [InlineData(new[] { "Bearer " }, false, "")]
    [InlineData(new[] { "Bearer  abc" }, false, " abc")]
    [InlineData(new[] { "Bearer abc " }, false, "abc ")]
    [InlineData(new[] { "Bearer a b" }, false, "a b")]
    [InlineData(new[] { "Basic abc" }, false, null)]
    [InlineData(new[] { "abc" }, false, null)]
    [InlineData(new[] { "Bearer abc", "Bearer abc" }, false, null)]
    public void ABearerTokenIsOneHeaderWithOneWord(string[] headers, bool isUsable, string? expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = headers;

        Assert.Equal(isUsable, Bearer.TryRead(context, out var token));
        Assert.Equal(expected, token);
        Assert.Equal(headers.Length > 1, Bearer.IsRepeated(context));
    }

    [Fact]
    public void ABearerTokenHasAtMost2048CharactersWithItsScheme()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer " + new string('a', 2042);

        Assert.False(Bearer.TryRead(context, out _));
    }

    [Fact]
    public void ATokenMatchesItsHashOnly()
    {
        Assert.True(Bearer.Matches("abc", Bearer.Hash("abc")));
        Assert.False(Bearer.Matches("abC", Bearer.Hash("abc")));
        Assert.False(Bearer.Matches("abc", ""));
    }

    [Theory]
    [InlineData(null, "unknown")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("::1", "::1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void ClientsCountByAddressOrByTheir64(string? address, string expected)
        => Assert.Equal(expected, ClientAddress.Of(address is null ? null : IPAddress.Parse(address)));

    [Theory]
    [InlineData("", 20, null, false)]
    [InlineData("?limit=1&before=7&unread=true", 1, 7L, true)]
    [InlineData("?limit=100&unread=false", 100, null, false)]
    public async Task APageIsReadFromTheQuery(string query, int limit, long? before, bool isUnreadOnly)
    {
        var page = await Page(query);

        Assert.Null(page.Rejection);
        Assert.Equal((limit, before, isUnreadOnly), (page.Limit, page.Before, page.Filter.IsUnreadOnly));
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=101")]
    [InlineData("?limit=1000000000")]
    [InlineData("?limit=1e3")]
    [InlineData("?limit=+5")]
    [InlineData("?limit=%205")]
    [InlineData("?limit=")]
    [InlineData("?limit=5&limit=6")]
    [InlineData("?before=0")]
    [InlineData("?before=-1")]
    [InlineData("?before=abc")]
    [InlineData("?before=99999999999999999999")]
    [InlineData("?unread=yes")]
    [InlineData("?unread=")]
    public async Task ABrokenPageIsRefused(string query) => Assert.Equal("cursor_malformed", (await Page(query)).Rejection?.Code);

    private static ValueTask<PageQuery> Page(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        return PageQuery.BindAsync(context, null!);
    }
}
