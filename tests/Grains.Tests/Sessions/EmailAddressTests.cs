using System.Net.Mail;

namespace OrleansNotify.Sessions;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("@b.com")]
    [InlineData("a@b")]
    [InlineData("a@b.")]
    [InlineData("a@.com")]
    [InlineData("a@b..com")]
    [InlineData(" a@b.com")]
    [InlineData("a@b.com ")]
    [InlineData("a@b.com\n")]
    [InlineData("a@b@c.com")]
    [InlineData(".a@b.com")]
    [InlineData("a.@b.com")]
    [InlineData("a..b@c.com")]
    [InlineData("a\0b@c.com")]
    [InlineData("a\u200db@c.com")]
    [InlineData("\u093e\u092e@c.com")]
    [InlineData("a\u2028b@c.com")]
    [InlineData("a\u202eb@c.com")]
    [InlineData("a\U000e0001b@c.com")]
    [InlineData("a\ue000@c.com")]
    [InlineData("a(comment)@b.com")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@b_c.com")]
    [InlineData("a@-b.com")]
    [InlineData("a\ud800@b.com")]
    [InlineData("a@b.com\r\nBcc:x@y")]
    [InlineData("a@b.com,c@d.com")]
    [InlineData("a@b.com c@d.com")]
    [InlineData("Bob <a@b.com>")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("\"a b\"@c.com")]
    public void IsRefused(string? text)
    {
        Assert.False(EmailAddress.TryNormalize(text, out var address));
        Assert.Empty(address);
    }

    [Theory]
    [InlineData("anna@codingninjas.com", "anna@codingninjas.com")]
    [InlineData("A@B.COM", "a@b.com")]
    [InlineData("a+tag@b.com", "a+tag@b.com")]
    [InlineData("cafe\u0301@b.com", "caf\u00e9@b.com")]
    [InlineData("caf\u00e9@b.com", "caf\u00e9@b.com")]
    [InlineData("a@b\u00fccher.example", "a@xn--bcher-kva.example")]
    [InlineData("a@B\u00dcCHER.example", "a@xn--bcher-kva.example")]
    [InlineData("a@xn--bcher-kva.example", "a@xn--bcher-kva.example")]
    [InlineData("a@XN--BCHER-KVA.example", "a@xn--bcher-kva.example")]
    [InlineData("o'hara/x=y@b.com", "o'hara/x=y@b.com")]
    [InlineData("\u212aate@b.com", "kate@b.com")]
    [InlineData("\u0930\u093e\u092e@b.com", "\u0930\u093e\u092e@b.com")]
    [InlineData("\u0e2a\u0e21\u0e0a\u0e31\u0e22@b.com", "\u0e2a\u0e21\u0e0a\u0e31\u0e22@b.com")]
    [InlineData("\U00020000@b.com", "\U00020000@b.com")]
    [InlineData("\u0645\u064f\u062d\u0645\u062f\u0661@b.com", "\u0645\u064f\u062d\u0645\u062f\u0661@b.com")]
    public void HasOneSpelling(string text, string expected)
    {
        Assert.True(EmailAddress.TryNormalize(text, out var address));
        Assert.Equal(expected, address);
        Assert.True(EmailAddress.TryNormalize(address, out var again));
        Assert.Equal(address, again);
    }

    [Fact]
    public void HasAtMost64And254Characters()
    {
        var local = new string('a', 64);
        var domain = string.Join('.', Enumerable.Repeat(new string('b', 60), 3)) + ".comm";

        Assert.True(EmailAddress.TryNormalize($"{local}@{domain}", out _));
        Assert.False(EmailAddress.TryNormalize($"{local}a@b.com", out _));
        Assert.False(EmailAddress.TryNormalize($"{local}@{domain}{new string('m', 4)}", out _));
        Assert.False(EmailAddress.TryNormalize(new string('a', 1_000_000), out _));
    }

    [Theory]
    [InlineData("!#$%&'*+-/=?^_`{|}~.a@b.com")]
    [InlineData("caf\u00e9@b.com")]
    public void WhatIsAcceptedTheMailLibraryReadsAsTheSameAddress(string text)
    {
        Assert.True(EmailAddress.TryNormalize(text, out var address));

        Assert.Equal(address, new MailAddress(address).Address);
    }

    [Fact]
    public void DomainIsWhatFollowsTheAt() => Assert.Equal("b.com", EmailAddress.DomainOf("a@b.com"));
}
