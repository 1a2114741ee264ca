using OrleansNotify.Faults.Controls;

namespace OrleansNotify.Faults;

/// <summary>The long run builds and proves them; here is only whether they still fit the sources.</summary>
public sealed class ControlTests
{
    public static TheoryData<string> Names => [.. AllControls.All.Select(control => control.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryChangeFitsTheSources(string name)
    {
        var control = AllControls.All.Single(control => control.Name == name);

        foreach (var of in control.Changes.GroupBy(change => change.File))
        {
            var text = File.ReadAllText(Path.Combine(Programs.Sources, of.Key));
            Assert.NotEqual(text, of.Aggregate(text, (changed, change) => change.ApplyTo(changed)));
        }
    }

    [Fact]
    public void ThereAreEleven() => Assert.Equal(11, AllControls.All.Count);

    [Fact]
    public void AChangeThatFitsNowhereOrTwiceIsRefused()
    {
        var change = new Change("File.cs", "old", "new");

        Assert.Throws<InvalidOperationException>(() => change.ApplyTo("nothing"));
        Assert.Throws<InvalidOperationException>(() => change.ApplyTo("old old"));
        Assert.Equal("a new one", change.ApplyTo("a old one"));
    }
}
