using OrleansNotify.Secrets;

namespace OrleansNotify.Outbound;

public sealed class HopHeaderTests
{
    private static readonly SecretKey Key = NewKey(1);

    private readonly HopHeader _header = new(new SecretBox(new SecretKeys(Key)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(900, 4)]
    public void WhatIsSentCountsOneMore(int ofEvent, int sent)
        => Assert.Equal(sent, _header.Read([_header.ToSend(ofEvent)]));

    [Fact]
    public void TheMostOfSeveralCounts()
        => Assert.Equal(3, _header.Read([_header.ToSend(0), "7;forged", _header.ToSend(2), _header.ToSend(1)]));

    [Fact]
    public void AnotherNumberUnderASignatureIsNotRead()
    {
        var (one, two) = (_header.ToSend(0), _header.ToSend(1));

        Assert.Equal(0, _header.Read([$"1{two[1..]}", $"2{one[1..]}", $"02{two[1..]}x", $"+2{two[1..]}", "", null, ";", "2"]));
    }

    [Fact]
    public void AKeyBeforeThisOneStillCountsAndAnotherInstallationsDoesNot()
    {
        var rotated = new HopHeader(new SecretBox(new SecretKeys(NewKey(2), Key)));
        var other = new HopHeader(new SecretBox(new SecretKeys(NewKey(3))));

        Assert.Equal(2, rotated.Read([_header.ToSend(1)]));
        Assert.Equal(0, other.Read([_header.ToSend(1)]));
    }

    private static SecretKey NewKey(byte fill) => new([.. Enumerable.Repeat(fill, SecretKey.Length)]);
}
