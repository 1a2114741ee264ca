using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Secrets;

public sealed class SecretBoxTests
{
    private readonly SecretBox _box = new(new SecretKeys(NewKey()));

    [Theory]
    [InlineData("")]
    [InlineData("012345")]
    [InlineData("caf\u00e9 \ud83d\ude00")]
    public void WhatIsSealedOpens(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);

        Assert.Equal(plain, _box.Open(_box.Seal(plain, "acme/mail/1"), "acme/mail/1"));
    }

    [Fact]
    public void TheSamePlainTextIsNeverSealedAlike()
        => Assert.NotEqual(_box.Seal([1, 2, 3], "c"), _box.Seal([1, 2, 3], "c"));

    [Fact]
    public void AValueMovedToAnotherRowDoesNotOpen()
        => Assert.Null(_box.Open(_box.Seal([1, 2, 3], "acme/mail/1"), "acme/mail/2"));

    [Fact]
    public void AnotherKeyDoesNotOpen() => Assert.Null(new SecretBox(new SecretKeys(NewKey())).Open(_box.Seal([1, 2, 3], "c"), "c"));

    [Fact]
    public void AValueWithAnyByteChangedDoesNotOpen()
    {
        var value = _box.Seal([1, 2, 3], "c");
        for (var i = 0; i < value.Length; i++)
        {
            var changed = value.ToArray();
            changed[i] ^= 1;
            Assert.Null(_box.Open(changed, "c"));
        }
    }

    [Fact]
    public void ACutOrLengthenedValueDoesNotOpen()
    {
        var value = _box.Seal([1, 2, 3], "c");

        Assert.All(Enumerable.Range(0, value.Length), length => Assert.Null(_box.Open(value[..length], "c")));
        Assert.Null(_box.Open([.. value, 0], "c"));
    }

    [Fact]
    public void AHashDependsOnTheKeyAndOnWhereThePartsEnd()
    {
        Assert.Equal(_box.Hash("ab", "c"), _box.Hash("ab", "c"));
        Assert.NotEqual(_box.Hash("ab", "c"), _box.Hash("a", "bc"));
        Assert.NotEqual(_box.Hash("1:a"), _box.Hash("1", "a"));
        Assert.NotEqual(_box.Hash("ab", "c"), new SecretBox(new SecretKeys(NewKey())).Hash("ab", "c"));
        Assert.Matches("^[0-9a-f]{64}$", _box.Hash("a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void ARootKeyHas32Bytes(int length) => Assert.ThrowsAny<ArgumentException>(() => new SecretKey(new byte[length]));

    private static SecretKey NewKey() => new(RandomNumberGenerator.GetBytes(SecretKey.Length));
}
