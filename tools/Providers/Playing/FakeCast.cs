namespace OrleansNotify.Fakes;

/// <summary>Every fake that this process plays.</summary>
internal sealed class FakeCast(IEnumerable<IFake> fakes)
{
    public IReadOnlyList<IFake> Fakes { get; } = [.. fakes];

    public IReadOnlyList<string> Providers => [.. Fakes.SelectMany(fake => fake.Providers)];
}
