namespace OrleansNotify.Tenants;

public sealed class OriginTextTests
{
    [Theory]
    [InlineData("https://a.example", "https://a.example")]
    [InlineData("https://a.example/", "https://a.example")]
    [InlineData(" HTTPS://A.Example:443/ ", "https://a.example")]
    [InlineData("http://a.example:80", "http://a.example")]
    [InlineData("http://a.example:443", "http://a.example:443")]
    [InlineData("https://b\u00fccher.example", "https://xn--bcher-kva.example")]
    [InlineData("http://localhost:3000", "http://localhost:3000")]
    [InlineData("http://[::1]:5173/", "http://[::1]:5173")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    [InlineData("chrome-extension://abcdefghijklmnop", "chrome-extension://abcdefghijklmnop")]
    [InlineData("chrome-extension://*", "chrome-extension://*")]
    [InlineData("capacitor://localhost", "capacitor://localhost")]
    public void AnOriginIsSpelledAsBrowsersSendIt(string text, string expected)
    {
        Assert.True(OriginText.TryNormalize(text, out var origin));
        Assert.Equal(expected, origin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("a.example")]
    [InlineData("https:a.example")]
    [InlineData("https://")]
    [InlineData("https://*.a.example")]
    [InlineData("https://a.example/app")]
    [InlineData("https://a.example?x=1")]
    [InlineData("https://a.example?")]
    [InlineData("https://a.example#x")]
    [InlineData("https://ann@a.example")]
    [InlineData("https://a.example,https://b.example")]
    [InlineData("https://a.example https://b.example")]
    [InlineData("https:\\\\a.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc")]
    public void WhatIsNoOriginIsRefused(string text) => Assert.False(OriginText.TryNormalize(text, out _));
}
