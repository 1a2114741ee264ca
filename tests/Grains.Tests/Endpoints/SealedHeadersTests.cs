using OrleansNotify.Deliveries;
using OrleansNotify.Secrets;

namespace OrleansNotify.Endpoints;

public sealed class SealedHeadersTests
{
    private static readonly EndpointKey Key = new("acme", "ep_1");
    private static readonly SecretKey Old = NewKey(1);
    private static readonly SecretKey Current = NewKey(2);
    private static readonly EndpointSettings Settings = PumpHarness.Settings with
    {
        Headers = [new("Authorization", "Bearer abc"), new("X-Shard", "sealed.v1:eu"), new("X-Empty", "")],
    };

    private readonly EndpointSecretBox _box = new(new SecretBox(new SecretKeys(Current, Old)));

    [Fact]
    public void SealedValuesOpenAgainAndAreNotInTheStoredText()
    {
        var stored = EndpointSettingsJson.Write(_box.Seal(Key, Settings));

        Assert.DoesNotContain("abc", stored, StringComparison.Ordinal);
        Assert.Equal(Settings.Headers, _box.Open(Key, EndpointSettingsJson.Read(stored))!.Headers);
    }

    [Fact]
    public void ValuesStoredInClearAreReadAndThenSealed()
    {
        var clear = EndpointSettingsJson.Write(Settings);
        Assert.Equal(Settings.Headers, _box.Open(Key, EndpointSettingsJson.Read(clear))!.Headers);

        var stored = _box.SealStored(Key, clear);

        Assert.DoesNotContain("abc", stored, StringComparison.Ordinal);
        Assert.Equal(Settings.Headers, _box.Open(Key, EndpointSettingsJson.Read(stored))!.Headers);
        Assert.Same(stored, _box.SealStored(Key, stored));
    }

    [Fact]
    public void ValuesOfAPreviousKeyAreSealedAnew()
    {
        var before = EndpointSettingsJson.Write(new EndpointSecretBox(new SecretBox(new SecretKeys(Old))).Seal(Key, Settings));

        var after = _box.SealStored(Key, before);

        var without = new EndpointSecretBox(new SecretBox(new SecretKeys(Current)));
        Assert.Null(without.Open(Key, EndpointSettingsJson.Read(before)));
        Assert.Equal(Settings.Headers, without.Open(Key, EndpointSettingsJson.Read(after))!.Headers);
        Assert.Same(before, without.SealStored(Key, before));
    }

    [Fact]
    public void AValueMovedToAnotherEndpointOrHeaderDoesNotOpen()
    {
        var stored = _box.Seal(Key, Settings);

        Assert.Null(_box.Open(new EndpointKey("acme", "ep_2"), stored));
        Assert.Null(_box.Open(new EndpointKey("other", "ep_1"), stored));
        Assert.Null(_box.Open(Key, stored with { Headers = [stored.Headers[0] with { Name = "X-Shown" }] }));
    }

    private static SecretKey NewKey(byte fill) => new([.. Enumerable.Repeat(fill, SecretKey.Length)]);
}
