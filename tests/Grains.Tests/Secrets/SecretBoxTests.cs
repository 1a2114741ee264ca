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

    [Fact]
    public void AfterAChangeOfTheKeyOldValuesOpenAndNewOnesAreSealedWithTheNewKey()
    {
        var (old, current) = (NewKey(), NewKey());
        var before = new SecretBox(new SecretKeys(old));
        var after = new SecretBox(new SecretKeys(current, NewKey(), old));
        var value = before.Seal([1, 2, 3], "c");

        Assert.Equal([1, 2, 3], after.Open(value, "c"));
        Assert.Null(after.Open(value, "d"));
        Assert.False(after.IsCurrent(value));
        Assert.True(after.IsCurrent(after.Seal([1], "c")));
        Assert.Null(before.Open(after.Seal([1], "c"), "c"));
        Assert.Null(new SecretBox(new SecretKeys(current)).Open(value, "c"));
    }

    [Fact]
    public void AHashMadeBeforeAChangeOfTheKeyStillMatches()
    {
        var (old, current) = (NewKey(), NewKey());
        var hash = new SecretBox(new SecretKeys(old)).Hash("challenge", "012345");
        var after = new SecretBox(new SecretKeys(current, old));

        Assert.True(after.Matches(hash, "challenge", "012345"));
        Assert.True(after.Matches(after.Hash("challenge", "012345"), "challenge", "012345"));
        Assert.False(after.Matches(hash, "challenge", "012346"));
        Assert.False(after.Matches("", "challenge", "012345"));
        Assert.False(new SecretBox(new SecretKeys(current)).Matches(hash, "challenge", "012345"));
    }

    [Fact]
    public void TheKeyIdNamesTheKeyThatSealed()
    {
        Assert.Equal(Convert.ToHexStringLower(_box.KeyId), SecretBox.KeyIdOf(_box.Seal([1], "c")));
        Assert.Equal("", SecretBox.KeyIdOf([]));
        Assert.False(_box.IsCurrent([]));
    }

    // Calculated with other libraries from the description of the format: what is stored must be read for ever.
    [Fact]
    public void AValueOfTheDocumentedFormatOpens()
    {
        var box = new SecretBox(new SecretKeys(new SecretKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)])));

        Assert.Equal("hello"u8.ToArray(), box.Open(Convert.FromHexString("ed1f300b000102030405060708090a0b723c078a730e42b8ea61d15dcd4a38febd57ebbdde"), "c"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void ARootKeyHas32Bytes(int length) => Assert.ThrowsAny<ArgumentException>(() => new SecretKey(new byte[length]));

    private static SecretKey NewKey() => new(RandomNumberGenerator.GetBytes(SecretKey.Length));
}
