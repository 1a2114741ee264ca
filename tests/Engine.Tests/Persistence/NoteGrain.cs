namespace OrleansNotify.Engine.Tests;

[GenerateSerializer]
internal sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<string> Tags { get; set; } = [];
}

internal interface INotes : IGrainWithStringKey
{
    Task<string> Text();

    Task<string> TextAtActivation();

    Task Change(string text);

    Task Write(string text);

    Task WriteTwiceAtOnce(string first, string second);

    Task Clear();

    Task Reread();

    Task<bool> Exists();

    Task<string?> ETag();

    Task Tag(string tag);

    Task<int> Tags();

    Task Leave();
}

internal interface INamedNotes : INotes;

internal interface IDefaultNotes : INotes;

internal sealed class DefaultNoteGrain([PersistentState("note")] IPersistentState<Note> note) : NoteGrain(note), IDefaultNotes;

internal sealed class NamedNoteGrain([PersistentState("note", TestSilo.Named)] IPersistentState<Note> note) : NoteGrain(note), INamedNotes;

internal abstract class NoteGrain(IPersistentState<Note> note) : Grain
{
    string _atActivation = "not activated";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = note.State.Text;
        return Task.CompletedTask;
    }

    public Task<string> Text() => Task.FromResult(note.State.Text);

    public Task<string> TextAtActivation() => Task.FromResult(_atActivation);

    public Task Change(string text)
    {
        note.State.Text = text;
        return Task.CompletedTask;
    }

    public Task Write(string text)
    {
        note.State.Text = text;
        return note.WriteStateAsync();
    }

    public Task WriteTwiceAtOnce(string first, string second)
    {
        var one = Write(first);
        return Task.WhenAll(one, Write(second));
    }

    public Task Clear() => note.ClearStateAsync();

    public Task Reread() => note.ReadStateAsync();

    public Task<bool> Exists() => Task.FromResult(note.RecordExists);

    public Task<string?> ETag() => Task.FromResult(note.Etag);

    public Task Tag(string tag)
    {
        note.State.Tags.Add(tag);
        return Task.CompletedTask;
    }

    public Task<int> Tags() => Task.FromResult(note.State.Tags.Count);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
