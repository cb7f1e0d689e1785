"""GTK 3 by its C library, for programs of tests: it comes with yad, and needs no bindings."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

Pointer = ctypes.c_void_p
# void (*) (GtkClipboard*, GtkSelectionData*, guint, gpointer)
GET: Final = ctypes.CFUNCTYPE(None, Pointer, Pointer, ctypes.c_uint, Pointer)
CLEAR: Final = ctypes.CFUNCTYPE(None, Pointer, Pointer)
CALLBACK: Final = ctypes.CFUNCTYPE(None, Pointer, Pointer)


class Target(ctypes.Structure):
    """GtkTargetEntry."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("flags", ctypes.c_uint),
        ("info", ctypes.c_uint),
    )


class Gtk:
    """The functions that tests use, with their types."""

    def __init__(self) -> None:
        gtk = ctypes.CDLL("libgtk-3.so.0")
        gdk = ctypes.CDLL("libgdk-3.so.0")
        pixbuf = ctypes.CDLL("libgdk_pixbuf-2.0.so.0")
        gobject = ctypes.CDLL("libgobject-2.0.so.0")
        text, number = ctypes.c_char_p, ctypes.c_int
        self.init = _typed(gtk.gtk_init, None, Pointer, Pointer)
        self.main = _typed(gtk.gtk_main, None)
        self.window = _typed(gtk.gtk_window_new, Pointer, number)
        self.set_title = _typed(gtk.gtk_window_set_title, None, Pointer, text)
        self.entry = _typed(gtk.gtk_entry_new, Pointer)
        self.entry_text = _typed(gtk.gtk_entry_get_text, text, Pointer)
        self.add = _typed(gtk.gtk_container_add, None, Pointer, Pointer)
        self.show_all = _typed(gtk.gtk_widget_show_all, None, Pointer)
        self.atom = _typed(gdk.gdk_atom_intern, Pointer, text, number)
        self.clipboard = _typed(gtk.gtk_clipboard_get, Pointer, Pointer)
        self.set_text = _typed(gtk.gtk_clipboard_set_text, None, Pointer, text, number)
        self.set_image = _typed(gtk.gtk_clipboard_set_image, None, Pointer, Pointer)
        self.set_data = _typed(
            gtk.gtk_clipboard_set_with_data, number,
            Pointer, ctypes.POINTER(Target), ctypes.c_uint, GET, CLEAR, Pointer,
        )  # fmt: skip
        self.give = _typed(gtk.gtk_selection_data_set, None, Pointer, Pointer, number, text, number)
        self.target = _typed(gtk.gtk_selection_data_get_target, Pointer, Pointer)
        self.picture = _typed(pixbuf.gdk_pixbuf_new_from_file, Pointer, text, Pointer)
        self.connect = _typed(
            gobject.g_signal_connect_data, ctypes.c_ulong,
            Pointer, text, CALLBACK, Pointer, Pointer, number,
        )  # fmt: skip
        self.init(None, None)


def _typed(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    function.restype = result
    function.argtypes = arguments
    called: Callable[..., Any] = function
    return called
