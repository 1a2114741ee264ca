using Orleans.Storage;

namespace OrleansNotify.Engine.Tests;

public sealed class PersistenceTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task TheStateIsReadBeforeTheGrainActivates()
    {
        TestStorage.WriteBehindItsBack(Grain<INamedNotes>().GetGrainId(), "stored");

        Assert.Equal("stored", await Grain<INamedNotes>().TextAtActivation());
        Assert.Equal(["read note"], Probe.Log);
    }

    [Fact]
    public async Task AStateThatWasNeverWrittenIsNew()
    {
        Assert.Equal("", await Grain<IDefaultNotes>().Text());
        Assert.False(await Grain<IDefaultNotes>().Exists());
        Assert.Null(await Grain<IDefaultNotes>().ETag());
    }

    [Fact]
    public async Task WhatIsWrittenSurvivesTheActivation()
    {
        await Grain<IDefaultNotes>().Write("kept");
        await Grain<IDefaultNotes>().Leave();

        Assert.Equal("kept", await Grain<IDefaultNotes>().TextAtActivation());
        Assert.True(await Grain<IDefaultNotes>().Exists());
    }

    [Fact]
    public async Task WhatIsNotWrittenDoesNot()
    {
        await Grain<IDefaultNotes>().Write("kept");
        await Grain<IDefaultNotes>().Change("lost");
        await Grain<IDefaultNotes>().Tag("lost");
        await Grain<IDefaultNotes>().Leave();

        Assert.Equal("kept", await Grain<IDefaultNotes>().Text());
        Assert.Equal(0, await Grain<IDefaultNotes>().Tags());
    }

    [Fact]
    public async Task EachWriteHasItsETag()
    {
        await Grain<IDefaultNotes>().Write("one");
        var first = await Grain<IDefaultNotes>().ETag();
        await Grain<IDefaultNotes>().Write("two");

        Assert.NotNull(first);
        Assert.NotEqual(first, await Grain<IDefaultNotes>().ETag());
    }

    [Fact]
    public async Task WritesOfOneGrainDoNotRace()
    {
        await Grain<INamedNotes>().WriteTwiceAtOnce("one", "two");
        await Grain<INamedNotes>().Leave();

        Assert.Equal("two", await Grain<INamedNotes>().Text());
    }

    [Fact]
    public async Task ReadingAgainDropsWhatWasNotWritten()
    {
        await Grain<IDefaultNotes>().Write("kept");
        await Grain<IDefaultNotes>().Change("lost");
        await Grain<IDefaultNotes>().Reread();

        Assert.Equal("kept", await Grain<IDefaultNotes>().Text());
    }

    [Fact]
    public async Task AClearedStateIsNewAgain()
    {
        await Grain<IDefaultNotes>().Write("gone");
        await Grain<IDefaultNotes>().Clear();

        Assert.Equal("", await Grain<IDefaultNotes>().Text());
        Assert.False(await Grain<IDefaultNotes>().Exists());
        await Grain<IDefaultNotes>().Write("again");
        Assert.Equal("again", await Grain<IDefaultNotes>().Text());
    }

    [Fact]
    public async Task AWriteOverSomeoneElsesFailsAndTheGrainStartsAnew()
    {
        await Grain<INamedNotes>().Write("mine");
        TestStorage.WriteBehindItsBack(Grain<INamedNotes>().GetGrainId(), "theirs");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grain<INamedNotes>().Write("mine again"));

        Assert.Equal("theirs", await Grain<INamedNotes>().TextAtActivation());
        await Grain<INamedNotes>().Write("mine at last");
    }

    [Fact]
    public async Task AStateThatCannotBeReadFailsTheCallAndTheNextTriesAgain()
    {
        Probe.Failures = 1;

        await Assert.ThrowsAnyAsync<Exception>(() => Soon(Grain<INamedNotes>().Text()));

        Assert.Equal("", await Soon(Grain<INamedNotes>().Text()));
    }

    [Fact]
    public async Task ProvidersDoNotShareStates()
    {
        await Grain<IDefaultNotes>().Write("default");
        await Grain<INamedNotes>().Write("named");

        Assert.Equal("default", await Grain<IDefaultNotes>().Text());
        Assert.Equal("named", await Grain<INamedNotes>().Text());
    }
}
